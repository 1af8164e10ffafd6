package io.github.metasaw.review;

import io.github.metasaw.data.Tabular;
import io.github.metasaw.data.column.ColumnLookup;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Judgements of the risk of bias, a row for each study and a column for each domain. Immutable. */
public final class RiskOfBias implements Tabular {

  private static final String OVERALL = "Overall";

  private final String name;
  private final BiasTool tool;
  private final List<String> studies;
  private final List<String> domains;

  /** By study, then by domain; null where nothing was judged. */
  private final @Nullable Judgement[][] judgements;

  private RiskOfBias(
      String name,
      BiasTool tool,
      List<String> studies,
      List<String> domains,
      @Nullable Judgement[][] judgements) {
    this.name = name;
    this.tool = tool;
    this.studies = studies;
    this.domains = domains;
    this.judgements = judgements;
  }

  /**
   * The judgements of a table: a column {@code study}, or the first of text, names the studies;
   * each other column of text is a domain, {@code Overall} the last.
   *
   * @param table one row per study
   * @return by RoB 2 or ROBINS-I if domains and judgements are theirs
   * @throws MetaException without a column of text beside the names, or for a cell that is no
   *     judgement
   */
  public static RiskOfBias of(Table table) {
    String name = table.name() == null ? "the table" : table.name();
    List<Column<?>> texts = new ArrayList<>(table.columns());
    texts.removeIf(column -> column instanceof NumericColumn<?>);
    Column<?> labels =
        texts.stream()
            .filter(column -> column.name().equalsIgnoreCase("study"))
            .findFirst()
            .or(() -> texts.stream().findFirst())
            .orElseThrow(() -> noDomains(name));
    texts.remove(labels);
    if (texts.isEmpty()) {
      throw noDomains(name);
    }
    texts.sort((one, other) -> Boolean.compare(isOverall(one.name()), isOverall(other.name())));
    List<String> studies = labels.asStringColumn().asList();
    @Nullable Judgement[][] judgements = new Judgement[studies.size()][texts.size()];
    for (int i = 0; i < studies.size(); i++) {
      for (int d = 0; d < texts.size(); d++) {
        judgements[i][d] = judgement(name, texts.get(d), i, studies.get(i));
      }
    }
    List<String> domains = texts.stream().map(RiskOfBias::domain).toList();
    return new RiskOfBias(name, BiasTool.FREE, studies, domains, judgements).withToolOfTable();
  }

  private static MetaException noDomains(String name) {
    return MetaException.of(
        "%s has no judgements: it needs a column of study names, and a column of words such as low, some concerns and high for each domain"
            .formatted(name));
  }

  private static @Nullable Judgement judgement(
      String name, Column<?> column, int row, String study) {
    String word = column.getString(row);
    if (column.isMissing(row) || word.isBlank()) {
      return null;
    }
    try {
      return Judgement.parse(word);
    } catch (MetaException unknown) {
      throw ColumnLookup.at(
          new Place.Cell(name, column.name(), row + 1, study),
          "must be a judgement (low, some concerns, moderate, high, serious, critical or no information), or the column be left out",
          word);
    }
  }

  private static boolean isOverall(String domain) {
    return domain.equalsIgnoreCase(OVERALL);
  }

  private static String domain(Column<?> column) {
    return isOverall(column.name()) ? OVERALL : column.name();
  }

  private RiskOfBias withToolOfTable() {
    List<Judgement> used =
        Arrays.stream(judgements).flatMap(Arrays::stream).filter(Objects::nonNull).toList();
    return new RiskOfBias(name, BiasTool.of(domainsOfTool(), used), studies, domains, judgements);
  }

  private int domainsOfTool() {
    return domains.size() - (hasOverall() ? 1 : 0);
  }

  /** Whether the last domain is the overall judgement. */
  private boolean hasOverall() {
    return isOverall(domains.get(domains.size() - 1));
  }

  /**
   * The same by a tool.
   *
   * @param other RoB 2, ROBINS-I, or free domains
   * @return a copy
   * @throws MetaException for another number of domains than the tool has, or a judgement that it
   *     does not know
   */
  public RiskOfBias withTool(BiasTool other) {
    if (!other.domains().isEmpty() && other.domains().size() != domainsOfTool()) {
      throw MetaException.of(
          "%s has %d domains, but %s has %d columns of judgements beside the overall one: %s"
              .formatted(
                  other.label(),
                  other.domains().size(),
                  name,
                  domainsOfTool(),
                  String.join(", ", domains)));
    }
    for (int i = 0; i < judgements.length; i++) {
      for (Judgement judgement : judgements[i]) {
        if (judgement != null && !other.judgements().contains(judgement)) {
          throw MetaException.of(
              "%s knows no judgement '%s', which study '%s' has; its judgements are %s"
                  .formatted(
                      other.label(),
                      judgement.label().toLowerCase(java.util.Locale.ROOT),
                      studies.get(i),
                      String.join(
                          ", ",
                          other.judgements().stream()
                              .map(one -> one.label().toLowerCase(java.util.Locale.ROOT))
                              .toList())));
        }
      }
    }
    return new RiskOfBias(name, other, studies, domains, judgements);
  }

  /**
   * The tool.
   *
   * @return free if domains or judgements are of no tool
   */
  public BiasTool tool() {
    return tool;
  }

  /**
   * The studies.
   *
   * @return names [k]
   */
  public List<String> studies() {
    return studies;
  }

  /**
   * The domains as columns name them, {@code Overall} last.
   *
   * @return names [d]
   */
  public List<String> domains() {
    return domains;
  }

  /**
   * A domain in words.
   *
   * @param domain number of the domain, from 0
   * @return as the tool has it; the name of the column where there is no tool
   */
  public String words(int domain) {
    return domain < tool.domains().size() ? tool.domains().get(domain) : domains.get(domain);
  }

  /**
   * Whether the names of the columns are short for something.
   *
   * @return true for a tool whose domains are named otherwise in the table
   */
  public boolean isAbbreviated() {
    for (int d = 0; d < tool.domains().size(); d++) {
      if (!domains.get(d).equalsIgnoreCase(tool.domains().get(d))) {
        return true;
      }
    }
    return false;
  }

  /**
   * A judgement.
   *
   * @param study number of the study, from 0
   * @param domain number of the domain, from 0
   * @return empty where nothing was judged
   */
  public Optional<Judgement> judgement(int study, int domain) {
    return Optional.ofNullable(judgements[study][domain]);
  }

  /**
   * The judgements of a study.
   *
   * @param study its name, in the letters of the table
   * @return one per domain; empty if the table does not have the study
   */
  public List<Optional<Judgement>> of(String study) {
    int row = studies.indexOf(study);
    return row < 0 ? List.of() : Arrays.stream(judgements[row]).map(Optional::ofNullable).toList();
  }

  /**
   * The judgements that occur, in the order of the tool.
   *
   * @return for a key
   */
  public List<Judgement> used() {
    Collection<@Nullable Judgement> all =
        Arrays.stream(judgements).flatMap(Arrays::stream).toList();
    return tool.judgements().stream().filter(all::contains).toList();
  }

  /**
   * Share of each judgement in a domain, each study counting as much as its weight.
   *
   * @param domain number of the domain, from 0
   * @param judgement which
   * @param weights one per study, 0 or larger [k]
   * @return a proportion of the studies that were judged in this domain; NaN if there is none
   */
  public double share(int domain, Judgement judgement, double... weights) {
    double all = 0;
    double part = 0;
    for (int i = 0; i < judgements.length; i++) {
      if (judgements[i][domain] != null) {
        all += weights[i];
        part += judgements[i][domain] == judgement ? weights[i] : 0;
      }
    }
    return part / all;
  }

  /**
   * The judgements in words.
   *
   * @return study, then one column per domain
   */
  @Override
  public Table table() {
    Table table = Table.create(name).addColumns(StringColumn.create("study", studies));
    for (int d = 0; d < domains.size(); d++) {
      int domain = d;
      table.addColumns(
          StringColumn.create(
              domains.get(d),
              Arrays.stream(judgements)
                  .map(row -> row[domain])
                  .map(one -> one == null ? "" : one.label())
                  .toList()));
    }
    return table;
  }

  @Override
  public String toString() {
    return "%s of %d studies in %d domains".formatted(tool.label(), studies.size(), domains.size());
  }
}
