package laurel.models;

/** Told what is being built. */
public interface ModelProgress {
    /** A model's file is there. */
    void built(Model model, long rows, long milliseconds);
}
