package laurel.publish;

import java.util.Map;
import java.util.TreeMap;

/**
 * What is laid beside a run for people and monitors, outside its digest.
 *
 * @param results how it went
 * @param others name of a file to what stands in it as JSON
 */
public record RunPapers(RunResults results, Map<String, Object> others) {
    public RunPapers {
        others = Map.copyOf(others);
    }

    /** How the run went, and nothing else. */
    public static RunPapers of(RunResults results) {
        return new RunPapers(results, Map.of());
    }

    Map<String, Object> all() {
        Map<String, Object> all = new TreeMap<>(others);
        all.put(RunResults.NAME, results);
        return all;
    }
}
