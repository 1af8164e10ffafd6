/**
 * What an estimate measures, and the scale on which people read it. Knows no table and no model.
 * Start at {@link io.github.metasaw.data.effect.EffectMeasure}.
 */
@NullMarked
package io.github.metasaw.data.effect;

import org.jspecify.annotations.NullMarked;
