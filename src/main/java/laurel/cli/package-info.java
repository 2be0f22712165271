/**
 * The command line, one class a command; {@link laurel.cli.Laurel} lists them. A command says what
 * it was given and prints what it got; deciding anything is the business of other packages. They
 * are only loaded by the command that needs them, which is why {@code --help} is quick.
 */
@NullMarked
package laurel.cli;

import org.jspecify.annotations.NullMarked;
