package laurel.spec;

import java.nio.file.Path;
import laurel.spec.binding.Doc;

/**
 * @param to the publish folder, resolved against the job file's
 */
@Doc("Where results go.")
public record PublishSpec(
        @Doc("The folder of runs and CURRENT.json, relative to the job file.") Path to) {}
