package io.github.metasaw.kernel.magic;

import io.github.metasaw.data.OutputFile;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.scan.ScanReport;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.magic.MagicResult.Shown;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.FigureFormat;
import io.github.metasaw.report.Render;
import io.github.metasaw.report.ScanPage;
import io.github.metasaw.report.document.SheetFormat;
import io.github.metasaw.report.narrative.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * A file to which a line has its result written: a report as a document, otherwise the figure that
 * is shown if the ending is one of figures, otherwise the table.
 *
 * @param path of the file
 * @param value what is written
 * @param java its name, or the expression that gives it, in generated Java
 * @param dpi resolution of a picture; 0 where none was asked for
 */
public record SavedFile(Path path, Object value, String java, int dpi) {

  private SavedFile(Path path, Object value, String java) {
    this(path, value, java, 0);
  }

  /**
   * The file that a line names.
   *
   * @param magic that reads the line
   * @param line of the magic
   * @param result of the magic
   * @return empty if it names none
   * @throws MetaException if neither figures nor tables have its ending
   */
  public static Optional<SavedFile> of(Magic magic, MagicLine line, MagicResult result) {
    return magic
        .file(line)
        .map(name -> FileNames.code(name).value())
        .map(path -> of(path, line.resultName(), result))
        .map(file -> file.withDpi(line));
  }

  private SavedFile withDpi(MagicLine line) {
    if (!line.has(CommonOptions.DPI)) {
      return this;
    }
    if (!(value instanceof Figure) || !OutputFile.ending(path.toString()).equals("png")) {
      throw MetaException.of(
          "--dpi is of a figure saved as png; %s has no dots".formatted(path.getFileName()));
    }
    return new SavedFile(path, value, java, line.find(CommonOptions.DPI).orElseThrow());
  }

  private static SavedFile of(Path path, String resultName, MagicResult result) {
    Object value = result.value().value();
    String name = String.valueOf(path.getFileName());
    boolean isPage = value instanceof ScanReport && ScanPage.isPage(name);
    if (value instanceof Report || value instanceof SavesItself || isPage) {
      return new SavedFile(path, value, resultName);
    }
    Optional<Shown> figure = result.figure();
    if (figure.isPresent() && FigureFormat.isFigure(name)) {
      Shown shown = figure.get();
      return new SavedFile(path, shown.value(), shown.hasJava() ? shown.name() : resultName);
    }
    refuseUnknown(name, figure.isPresent());
    return result.shown().stream()
        .filter(shown -> shown.value() instanceof Table && shown.hasJava())
        .findFirst()
        .map(shown -> new SavedFile(path, shown.value(), shown.name()))
        .orElseGet(() -> new SavedFile(path, value, resultName));
  }

  private static void refuseUnknown(String name, boolean hasFigure) {
    String ending = OutputFile.ending(name);
    Stream<String> figures = hasFigure ? FigureFormat.ids().stream() : Stream.empty();
    List<String> all =
        Stream.concat(figures, SheetFormat.endings().stream())
            .distinct()
            .collect(Collectors.toList());
    if (!all.contains(ending)) {
      throw MetaException.unknown("format", ending, "for " + name, all);
    }
  }

  /**
   * Whether a line wants a figure written.
   *
   * @param line of a magic
   * @return false for the ending of a table
   */
  public static boolean isFigure(MagicLine line) {
    return line.find(CommonOptions.SAVE).filter(FigureFormat::isFigure).isPresent();
  }

  /**
   * Writes the file.
   *
   * @return what there is to say: files beside it, or an earlier one that was replaced; may be
   *     empty
   */
  public String write() {
    if (value instanceof Report report) {
      return report.save(path).stream()
          .filter(file -> !file.equals(path))
          .map(Path::toString)
          .reduce((one, other) -> one + ", " + other)
          .map(files -> "the figures are in " + files + "\n")
          .orElse("");
    }
    return save() ? "the earlier " + path + " was replaced\n" : "";
  }

  private boolean save() {
    if (value instanceof SavesItself own) {
      return own.save(path);
    }
    return (value instanceof Figure figure && dpi > 0)
        ? figure.savePng(path, dpi)
        : Render.save(value, path);
  }

  /**
   * The statement that writes the file.
   *
   * @return Java with a semicolon
   */
  public String statement() {
    String file = "Path.of(" + Literal.text(path.toString()) + ")";
    if (dpi > 0) {
      return "%s.savePng(%s, %d);\n".formatted(java, file, dpi);
    }
    return value instanceof Report || value instanceof SavesItself
        ? "%s.save(%s);\n".formatted(java, file)
        : "Render.save(%s, %s);\n".formatted(java, file);
  }
}
