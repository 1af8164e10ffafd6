package io.github.metasaw.statement;

import io.github.metasaw.fit.Provenance;

/**
 * The software that computed the results.
 *
 * @param provenance with the versions
 */
public record SoftwareVersion(Provenance provenance) implements Statement {

  @Override
  public String line(Notation notation) {
    return "Metasaw %s, Java %s".formatted(provenance.metasaw(), provenance.java());
  }

  @Override
  public String sentence() {
    return "Analyses were done with Metasaw %s (Java %s)."
        .formatted(provenance.metasaw(), provenance.java());
  }
}
