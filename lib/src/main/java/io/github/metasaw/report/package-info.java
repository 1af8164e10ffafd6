/**
 * Anything shown to a user, as a bundle of MIME types: {@link Render} is the one door. Imports all
 * packages below. Start at {@link Render}.
 */
@NullMarked
package io.github.metasaw.report;

import org.jspecify.annotations.NullMarked;
