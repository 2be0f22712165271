package laurel.cli;

import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest; {@code dev} for classes outside a jar. */
public final class Version implements IVersionProvider {
    public static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"laurel " + text()};
    }
}
