/** The adapter for JJava, compiled against jjava-jupyter 1.0-a6 and run on 1.0a8. */
@NullMarked
package io.github.metasaw.kernel.jjava;

import org.jspecify.annotations.NullMarked;
