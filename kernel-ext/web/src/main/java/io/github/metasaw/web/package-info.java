/**
 * The numeric core in a web page: compiled to one JavaScript module, without tables, files, clock
 * and threads. Start reading at {@link Engine}.
 */
@NullMarked
package io.github.metasaw.web;

import org.jspecify.annotations.NullMarked;
