/**
 * What an estimate measures, how it is computed, and the scale on which people read it. Knows no
 * table and no model. Start at {@link io.github.metasaw.data.effect.EffectMeasure}; the formulas
 * are in {@link io.github.metasaw.data.effect.formula}, their inputs and options in {@link
 * io.github.metasaw.data.effect.input}.
 */
@NullMarked
package io.github.metasaw.data.effect;

import org.jspecify.annotations.NullMarked;
