/**
 * Sends alerts of a published run to people, each once: {@link laurel.notify.AlertDelivery}. What
 * fails here is told and tried again later; the run is published either way.
 */
@NullMarked
package laurel.notify;

import org.jspecify.annotations.NullMarked;
