/**
 * Binds YAML to records, strictly: every key is known, every value fits, and all problems come out
 * together, each with its line. Knows nothing of jobs. Read {@link laurel.spec.binding.RecordKey}
 * (what a record's components say about its keys), {@link laurel.spec.binding.YamlFile} (text to
 * nodes) and {@link laurel.spec.binding.Binder} (nodes to records).
 */
@NullMarked
package laurel.spec.binding;

import org.jspecify.annotations.NullMarked;
