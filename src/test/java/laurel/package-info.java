@NullMarked
package laurel;

import org.jspecify.annotations.NullMarked;
