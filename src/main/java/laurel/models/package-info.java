/**
 * Finds the SQL models, orders them by what they read, builds and audits them. Read {@link
 * laurel.models.Model}, then {@link laurel.models.ModelGraph}, then {@link laurel.models.Models}.
 */
@NullMarked
package laurel.models;

import org.jspecify.annotations.NullMarked;
