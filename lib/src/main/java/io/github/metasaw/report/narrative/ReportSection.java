package io.github.metasaw.report.narrative;

import io.github.metasaw.diagnostic.Named;
import java.util.Locale;

/** A section of a report, in the order in which they come. */
public enum ReportSection implements Named {
  /** Measure, model, estimation, software. */
  METHODS("Methods"),
  /** Effects, heterogeneity, prediction, moderators, with the coefficients. */
  RESULTS("Results"),
  /** The table of studies. */
  STUDIES("Studies"),
  /** Forest and funnel plots. */
  FIGURES("Figures"),
  /** The checks of data and fits. */
  CHECKS("Checks"),
  /** Items 12 to 22 of PRISMA 2020: what the report has of them. */
  PRISMA("PRISMA 2020, items 12 to 22"),
  /** The works cited. */
  REFERENCES("References"),
  /** The code that reproduces the results. */
  CODE("Code");

  private final String label;

  ReportSection(String label) {
    this.label = label;
  }

  /**
   * The section of that name, in any case.
   *
   * @param name of a section
   * @return the section
   */
  public static ReportSection parse(String name) {
    return Named.parse("section", name, values());
  }

  @Override
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its heading. */
  @Override
  public String label() {
    return label;
  }
}
