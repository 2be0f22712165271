/** Tests of delivery, against real servers in this process. */
@NullMarked
package laurel.notify;

import org.jspecify.annotations.NullMarked;
