package io.github.metasaw.fit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The data, options and versions of a fit: enough to repeat it.
 *
 * @param metasaw version of Metasaw
 * @param java version of Java
 * @param settings method, test, level and so on, in the order to show them
 */
public record Provenance(String metasaw, String java, Map<String, String> settings) {

  /** The version of Metasaw. */
  public static final String VERSION = "0.1.0";

  /** Takes a copy of the settings, in their order. */
  public Provenance {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /**
   * A fit by this Metasaw on this Java.
   *
   * @param settings method, test, level and so on
   * @return with the versions
   */
  public static Provenance of(Map<String, String> settings) {
    return new Provenance(VERSION, System.getProperty("java.version", "unknown"), settings);
  }
}
