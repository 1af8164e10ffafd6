package io.github.metasaw.report.narrative;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Wording;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.report.MimeBundle;
import io.github.metasaw.report.MimeSource;
import io.github.metasaw.report.document.Document;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A report of one or several results: methods and results in words, tables, figures, checks,
 * references. Its sentences say no more than the models do, and hold no number that the results do
 * not have. Immutable.
 *
 * <pre>{@code
 * Report.of(fit, post).withTitle("BCG").save(Path.of("report.docx"));
 * }</pre>
 */
public final class Report implements MimeSource {

  private final String title;
  private final List<ReportResult> results;
  private final Set<ReportSection> sections;
  private final List<String> code;
  private final Wording wording;

  /** Written when it is first asked for: a report that is saved and shown is written once. */
  private @Nullable Document document;

  private Report(
      String title,
      List<ReportResult> results,
      Set<ReportSection> sections,
      List<String> code,
      Wording wording) {
    this.title = title;
    this.results = results;
    this.sections = sections;
    this.code = code;
    this.wording = wording;
  }

  /**
   * A report with all sections.
   *
   * @param results fits first, then results that go with them: tables, figures, other fits
   * @return the report
   * @throws MetaException if there is none, or one that a report cannot tell of
   */
  public static Report of(Object... results) {
    return of(Arrays.stream(results).map(result -> new ReportResult("", result)).toList());
  }

  /**
   * A report with all sections, of results with names.
   *
   * @param results in the order in which they are told
   * @return the report
   * @throws MetaException if there is none
   */
  public static Report of(List<ReportResult> results) {
    if (results.isEmpty()) {
      throw MetaException.of("a report needs a result to tell of: name a fit");
    }
    return new Report(
        "Report on " + subject(results),
        List.copyOf(results),
        EnumSet.allOf(ReportSection.class),
        List.of(),
        Wording.JAVA);
  }

  /** The table of the first fit, or what the first result is called. */
  private static String subject(List<ReportResult> results) {
    return results.stream()
        .filter(ReportResult::isFit)
        .map(result -> ((Fit) result.value()).studies().name())
        .findFirst()
        .orElse(results.get(0).name().isEmpty() ? "results" : results.get(0).name());
  }

  /**
   * The same with another title.
   *
   * @param title in plain text
   * @return a copy
   */
  public Report withTitle(String title) {
    return new Report(title, results, sections, code, wording);
  }

  /**
   * The same with some sections only.
   *
   * @param sections one or more
   * @return a copy
   * @throws MetaException if there is none
   */
  public Report withSections(ReportSection... sections) {
    if (sections.length == 0) {
      throw MetaException.of("a report needs at least one section");
    }
    Set<ReportSection> chosen = EnumSet.copyOf(Arrays.asList(sections));
    return new Report(title, results, chosen, code, wording);
  }

  /**
   * The same with the code that reproduces its results.
   *
   * @param code in Java, one text per result
   * @return a copy
   */
  public Report withCode(List<String> code) {
    return new Report(title, results, sections, List.copyOf(code), wording);
  }

  /**
   * The same for readers who do not write Java.
   *
   * @param wording of what checks advise
   * @return a copy
   */
  public Report withWording(Wording wording) {
    return new Report(title, results, sections, code, wording);
  }

  /**
   * Writes the report.
   *
   * @return its sections as blocks, to be saved or shown
   */
  public synchronized Document document() {
    Document known = document;
    if (known == null) {
      known = new ReportWriter(this).write();
      document = known;
    }
    return known;
  }

  /**
   * Writes the report to a file: md, html, tex, docx, or bib for its references alone.
   *
   * @param file whose ending names the format
   * @return the files written, the report first
   * @throws MetaException for another ending, if another file is there, or if it cannot be written
   */
  public List<Path> save(Path file) {
    return document().save(file);
  }

  @Override
  public MimeBundle bundle() {
    Document document = document();
    return MimeBundle.html(document.html(), document.text());
  }

  String title() {
    return title;
  }

  List<ReportResult> results() {
    return results;
  }

  boolean has(ReportSection section) {
    return sections.contains(section) && (section != ReportSection.CODE || !code.isEmpty());
  }

  List<String> code() {
    return code;
  }

  Wording wording() {
    return wording;
  }

  /** The sections chosen, in their order. */
  Set<ReportSection> sections() {
    return Collections.unmodifiableSet(sections);
  }

  @Override
  public String toString() {
    return document().text();
  }

  /** The fits among the results, in their order. */
  List<ReportResult> fits() {
    List<ReportResult> fits = new ArrayList<>(results);
    fits.removeIf(result -> !result.isFit());
    return fits;
  }
}
