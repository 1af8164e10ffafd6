package io.github.metasaw.report.document;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A published work.
 *
 * @param key of its entry in a {@code .bib} file: {@code viechtbauer2005}
 * @param authors surname, then initials, each as {@code Viechtbauer W}; {@link #OTHERS} at the end
 *     if more follow
 * @param year of publication
 * @param title without a full stop
 * @param journal name of the journal, or the publisher of a book
 * @param place volume, issue and pages of an article: {@code 30(3):261-293}; empty for a book
 * @param doi without its address; empty if there is none
 */
public record Citation(
    String key,
    List<String> authors,
    int year,
    String title,
    String journal,
    String place,
    String doi) {

  /** In the place of the authors after those named. */
  public static final String OTHERS = "others";

  /** Takes a copy. */
  public Citation {
    authors = List.copyOf(authors);
  }

  private boolean isBook() {
    return place.isEmpty();
  }

  /**
   * The work as it is cited in a sentence.
   *
   * @return {@code Viechtbauer 2005}, {@code Higgins and Thompson 2002}, {@code Riley et al. 2011}
   */
  public String inText() {
    List<String> surnames = authors.stream().map(Citation::surname).toList();
    String who =
        switch (surnames.size()) {
          case 1 -> surnames.get(0);
          case 2 ->
              surnames.get(1).equals(OTHERS)
                  ? surnames.get(0) + " et al."
                  : surnames.get(0) + " and " + surnames.get(1);
          default -> surnames.get(0) + " et al.";
        };
    return who + " " + year;
  }

  private static String surname(String author) {
    return author.equals(OTHERS) ? author : author.substring(0, author.lastIndexOf(' '));
  }

  /**
   * The work as a list of references has it.
   *
   * @return authors, year, title, journal and place, with a full stop
   */
  public String formatted() {
    String where = isBook() ? journal : journal + " " + place;
    String link = doi.isEmpty() ? "" : " doi:" + doi;
    return "%s (%d). %s. %s.%s"
        .formatted(
            String.join(", ", authors).replace(", " + OTHERS, ", et al."),
            year,
            title,
            where,
            link);
  }

  /**
   * The work as an entry of BibTeX.
   *
   * @return some lines
   */
  public String bibtex() {
    StringBuilder entry = new StringBuilder();
    entry.append(isBook() ? "@book{" : "@article{").append(key).append(",\n");
    field(entry, "author", authors.stream().map(Citation::bibName).collect(joining()));
    field(entry, "title", "{" + title + "}");
    field(entry, isBook() ? "publisher" : "journal", journal);
    field(entry, "year", Integer.toString(year));
    if (!isBook()) {
      int colon = place.indexOf(':');
      String volume = place.substring(0, colon);
      int open = volume.indexOf('(');
      field(entry, "volume", open < 0 ? volume : volume.substring(0, open));
      if (open >= 0) {
        field(entry, "number", volume.substring(open + 1, volume.length() - 1));
      }
      field(entry, "pages", place.substring(colon + 1).replace("-", "--"));
    }
    if (!doi.isEmpty()) {
      field(entry, "doi", doi);
    }
    return entry.append("}\n").toString();
  }

  private static java.util.stream.Collector<CharSequence, ?, String> joining() {
    return Collectors.joining(" and ");
  }

  /** {@code Viechtbauer, W.} */
  private static String bibName(String author) {
    if (author.equals(OTHERS)) {
      return author;
    }
    String initials = author.substring(author.lastIndexOf(' ') + 1);
    String points = initials.chars().mapToObj(c -> (char) c + ".").collect(Collectors.joining(" "));
    return surname(author) + ", " + points;
  }

  private static void field(StringBuilder entry, String name, String value) {
    entry.append("  ").append(name).append(" = {").append(value).append("},\n");
  }
}
