/**
 * Reviews of RevMan, in the three forms in which it saves them; start at {@link
 * io.github.metasaw.data.revman.DataFile}, which reads any file.
 */
@NullMarked
package io.github.metasaw.data.revman;

import org.jspecify.annotations.NullMarked;
