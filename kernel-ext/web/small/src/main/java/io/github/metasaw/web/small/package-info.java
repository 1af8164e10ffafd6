/**
 * Small classes that stand in for large ones of the JDK and of Commons Math in pages. The large
 * ones bring along the numbers of all countries, an engine of regular expressions, and matrices
 * that are printed: a third of the program. Each does all that the library asks of the large one.
 */
package io.github.metasaw.web.small;
