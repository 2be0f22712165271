package laurel.publish;

/** Told how publishing goes on, from several threads. Must not throw. */
public interface PublishProgress {
    /** Hears nothing. */
    PublishProgress SILENT = (dataset, done, total) -> {};

    /**
     * A part of a dataset is written and checked.
     *
     * @param done how many parts of all datasets are
     * @param total how many there are
     */
    void partDone(String dataset, int done, int total);
}
