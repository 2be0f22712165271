package laurel.engine;

/** Spark is to build, and is not on the class path. */
public final class NoSparkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoSparkException(Throwable cause) {
        super(
                """
                engine spark: Spark is not on the class path, which spark-submit brings. Start the run by
                  spark-submit --class laurel.Main --driver-class-path target/laurel.jar \\
                      --conf spark.executor.extraClassPath=$PWD/target/laurel.jar \\
                      target/laurel.jar run JOB --engine spark
                or build with the engine that is inside: --engine duckdb""",
                cause);
    }
}
