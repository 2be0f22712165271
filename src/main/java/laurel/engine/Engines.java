package laurel.engine;

/**
 * Starts the engine that is asked for; where that is the embedded one, nothing of Spark is looked
 * at.
 */
public final class Engines {
    private Engines() {}

    /**
     * @param isSpark else DuckDB
     * @throws NoSparkException if Spark is asked for, and is not there
     */
    public static Engine open(boolean isSpark, EngineSettings settings) {
        if (!isSpark) {
            // models are built side by side; a second thread of one would mostly spin, waiting for
            // the first
            return DuckDbEngine.open(settings.alone());
        }
        needSpark();
        return SparkEngine.open(settings);
    }

    /**
     * @throws NoSparkException if Spark is not there
     */
    public static void needSpark() {
        try {
            Class.forName(
                    "org.apache.spark.sql.classic.SparkSession",
                    false,
                    Engines.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            throw new NoSparkException(e);
        }
    }
}
