/**
 * Tables in files, as spreadsheets, R and RevMan write them: separators, number formats and headers
 * found out from the file. Start at {@link io.github.metasaw.data.file.TableFile}.
 */
@NullMarked
package io.github.metasaw.data.file;

import org.jspecify.annotations.NullMarked;
