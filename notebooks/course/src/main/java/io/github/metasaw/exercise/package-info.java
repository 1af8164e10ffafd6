/**
 * The exercises of the notebooks and how their answers are judged: what is right is computed from
 * the data, and so are the typical wrong answers, each with a hint. Imports all packages below and
 * the facade {@code Meta}, which it uses as a notebook does. Start at {@link Exercise}; an exercise
 * is a {@code Task}, entered in {@code Catalogue}. Small ones share a class.
 */
@NullMarked
package io.github.metasaw.exercise;

import org.jspecify.annotations.NullMarked;
