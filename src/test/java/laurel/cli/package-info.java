@NullMarked
package laurel.cli;

import org.jspecify.annotations.NullMarked;
