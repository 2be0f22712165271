package laurel.publish;

import java.nio.file.Path;

/**
 * A run that readers now see.
 *
 * @param folder its files and its manifest
 * @param isNew false when the very same run was there already and was kept
 */
public record PublishedRun(String runId, Path folder, boolean isNew) {}
