package laurel.batch;

/**
 * One stage of a run. A stage may be killed at any point and is then run again: it must end as if
 * it had run once.
 */
public interface Stage {
    /** The name of the step, which is what a restart remembers. */
    String name();

    void run() throws Exception;

    /**
     * Asks the running stage to end soon by failing; called from another thread, and again until
     * the stage has ended.
     *
     * @param runner the thread that is inside {@link #run}
     */
    default void stop(Thread runner) {
        runner.interrupt();
    }
}
