@NullMarked
package laurel.batch;

import org.jspecify.annotations.NullMarked;
