package laurel.feeds;

import laurel.spec.FeedKind;

/** Told how landing goes on, from several threads. */
public interface LandingProgress {
    /** For those who do not want to know. */
    static LandingProgress silent() {
        return new LandingProgress() {
            @Override
            public void file(FeedKind feed, String file, long bytes) {}

            @Override
            public void bytes(long read) {}
        };
    }

    /**
     * A file that was not landed before is now read.
     *
     * @param bytes its length as delivered
     */
    void file(FeedKind feed, String file, long bytes);

    /** So many more bytes of files, as delivered, have been read. */
    void bytes(long read);
}
