package io.github.metasaw.statement;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.Check.Status;
import io.github.metasaw.diagnostic.Wording;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether the numbers of a fit can be relied on, as its checks say.
 *
 * @param checks of data and fit, all of them
 * @param wording of what they advise
 */
public record Reliability(List<Check> checks, Wording wording) implements Statement {

  /** Takes a copy. */
  public Reliability {
    checks = List.copyOf(checks);
  }

  /** Whether no check says that the numbers should not be used. */
  public boolean isUsable() {
    return of(Status.ERROR).isEmpty();
  }

  private List<Check> of(Status status) {
    return checks.stream().filter(check -> check.status() == status).toList();
  }

  @Override
  public String line(Notation notation) {
    return "%d checks: %d errors, %d warnings, %d notes"
        .formatted(
            checks.size(),
            of(Status.ERROR).size(),
            of(Status.WARNING).size(),
            of(Status.NOTE).size());
  }

  @Override
  public String sentence() {
    if (!isUsable()) {
      return "These numbers should not be used. " + messages(Status.ERROR);
    }
    if (!of(Status.WARNING).isEmpty()) {
      return "Interpret these results with caution. " + messages(Status.WARNING);
    }
    return "The checks of data and fit (%d) raised no warning.".formatted(checks.size());
  }

  private String messages(Status status) {
    return of(status).stream()
        .map(check -> check.message(wording))
        .collect(Collectors.joining(" "));
  }
}
