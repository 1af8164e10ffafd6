/**
 * Workbooks (xlsx) by Apache POI. {@link io.github.metasaw.office.XlsxReader} is found by {@link
 * java.util.ServiceLoader}; nothing is compiled against it.
 */
@NullMarked
package io.github.metasaw.office;

import org.jspecify.annotations.NullMarked;
