/**
 * Promises that are kept under harm, and how often each was tried: every harness ends with a {@link
 * laurel.harness.Promise}. The short form is part of every build; {@code -Dlaurel.deep=true} tries
 * ten times as much and more.
 */
@NullMarked
package laurel.harness;

import org.jspecify.annotations.NullMarked;
