/**
 * The job file as records. Read {@link laurel.spec.Job} for what can be said, {@link
 * laurel.spec.SpecReader} for how it is read (strictly, all problems at once), {@link
 * laurel.spec.CfgRelations} for how the rules reach the models.
 */
@NullMarked
package laurel.spec;

import org.jspecify.annotations.NullMarked;
