package laurel.harness;

import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs the tests of a class in this process; the exit code says whether any failed. */
final class TestsOf {
    private static final int SOME_FAILED = 1;
    private static final int NONE_FOUND = 2;

    private TestsOf() {}

    /**
     * @param args the class
     */
    public static void main(String[] args) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectClass(args[0]))
                                .build(),
                        summary);
        if (summary.getSummary().getTestsStartedCount() == 0) {
            System.exit(NONE_FOUND);
        }
        System.exit(summary.getSummary().getTotalFailureCount() == 0 ? 0 : SOME_FAILED);
    }
}
