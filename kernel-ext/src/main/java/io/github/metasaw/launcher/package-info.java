/**
 * The runnable jar: {@code install}, {@code lab}, {@code run}. Knows Python's and Jupyter's folders
 * and nothing of statistics. Start at {@link io.github.metasaw.launcher.Launcher}.
 */
@NullMarked
package io.github.metasaw.launcher;

import org.jspecify.annotations.NullMarked;
