/**
 * The parameters of a model, from the text to tables and figures: what each is, and the link scale
 * on which it is estimated. Imports {@code formula} and below. Start at {@link Parameter}.
 */
@NullMarked
package io.github.metasaw.model.parameter;

import org.jspecify.annotations.NullMarked;
