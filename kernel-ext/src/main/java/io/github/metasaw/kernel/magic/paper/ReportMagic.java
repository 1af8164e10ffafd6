package io.github.metasaw.kernel.magic.paper;

import static io.github.metasaw.kernel.magic.MagicGroup.PAPER;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.input.FigureOptions;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.magic.MagicWording;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.kernel.store.RecipeCells;
import io.github.metasaw.report.narrative.Report;
import io.github.metasaw.report.narrative.ReportResult;
import io.github.metasaw.report.narrative.ReportSection;
import java.util.List;

/** {@code %report}: methods and results in words, with tables, figures and references. */
public final class ReportMagic implements Magic {

  private static final Option<List<String>> SECTIONS =
      Option.of(
          "sections",
          ValueTypes.texts("NAME,NAME").ofWords(() -> Named.ids(ReportSection.values())),
          "methods, results, studies, figures, checks, prisma, references, code; all if not given");

  @Override
  public Description description() {
    return new Description(
        PAPER,
        "report",
        "FIT [FIT | TABLE | FIGURE ...]",
        "%report fit --sections methods,results",
        "Methods and results in words, with tables, figures and references");
  }

  @Override
  public Class<?> type() {
    return Report.class;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(SECTIONS, FigureOptions.TITLE);
  }

  @Override
  public List<String> notes() {
    return List.of(
        "--save writes md, html, tex, docx, or bib for the references alone.",
        "The section code has the cells that made the fits, as they were typed.");
  }

  @Override
  public MagicResult run(MagicLine line) {
    if (line.words().isEmpty()) {
      throw MetaException.of("%report needs the name of a fit: %report fit");
    }
    List<Code<ReportResult>> results =
        line.words().stream().map(name -> result(line, name)).toList();
    Code<Report> report =
        Code.of(
            "Report.of",
            (List<ReportResult> all) -> Report.of(all).withWording(MagicWording.OF_CELL),
            Literal.list(results));
    Code<Report> chosen = sections(line, withCode(line, report));
    Code<Report> titled =
        line.given(FigureOptions.TITLE)
            .map(title -> chosen.<String, Report>call("withTitle", Report::withTitle, title))
            .orElse(chosen);
    return MagicResult.of(titled);
  }

  /** The cells that made the results are the appendix. */
  private static Code<Report> withCode(MagicLine line, Code<Report> report) {
    RecipeCells cells = new RecipeCells();
    line.words().forEach(name -> cells.add(name, line.host().read(name, Object.class)));
    return cells.texts().isEmpty()
        ? report
        : report.<List<String>, Report>call(
            "withCode", Report::withCode, Literal.texts(cells.texts()));
  }

  private static Code<ReportResult> result(MagicLine line, String name) {
    Code<Object> value = line.variable(name, Object.class);
    return Code.of("new ReportResult", ReportResult::new, Literal.text(name), value);
  }

  private static Code<Report> sections(MagicLine line, Code<Report> report) {
    return line.find(SECTIONS)
        .map(
            names -> {
              List<Code<ReportSection>> sections =
                  names.stream()
                      .map(ReportSection::parse)
                      .map(section -> Literal.constant(section))
                      .toList();
              return Code.ofAll(
                  report.java() + ".withSections",
                  all -> report.value().withSections(all.toArray(new ReportSection[0])),
                  sections);
            })
        .orElse(report);
  }
}
