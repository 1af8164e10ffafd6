package io.github.metasaw.fit;

import java.util.Map;

/**
 * How a fit came about, enough to do it again.
 *
 * @param metasaw version of Metasaw
 * @param java version of Java
 * @param settings method, test, level and so on, in the order to show them
 */
public record Provenance(String metasaw, String java, Map<String, String> settings) {}
