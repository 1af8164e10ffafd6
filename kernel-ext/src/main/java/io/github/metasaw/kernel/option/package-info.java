/**
 * Options of magics, each declared once: name, type, default, range and the method of the library
 * that it calls. Parsing, generated Java, help, completion and error messages come from the
 * declaration. Start at {@link io.github.metasaw.kernel.option.Option}.
 */
@NullMarked
package io.github.metasaw.kernel.option;

import org.jspecify.annotations.NullMarked;
