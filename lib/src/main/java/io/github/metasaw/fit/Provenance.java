package io.github.metasaw.fit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a fit came about, enough to do it again.
 *
 * @param metasaw version of Metasaw
 * @param java version of Java
 * @param settings method, test, level and so on, in the order to show them
 */
public record Provenance(String metasaw, String java, Map<String, String> settings) {

  /** The version of Metasaw. */
  public static final String VERSION = "0.1.0";

  public Provenance {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /** Of this Metasaw on this Java. */
  public static Provenance of(Map<String, String> settings) {
    return new Provenance(VERSION, System.getProperty("java.version", "unknown"), settings);
  }
}
