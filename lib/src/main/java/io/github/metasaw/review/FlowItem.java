package io.github.metasaw.review;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import java.util.List;
import java.util.Locale;

/** A count of the PRISMA 2020 flow diagram (Page and others 2021, BMJ 372:n71). */
public enum FlowItem implements Named {
  /** Records from databases. */
  DATABASES("databases", "Databases"),
  /** Records from registers. */
  REGISTERS("registers", "Registers"),
  /** Removed before screening: duplicates. */
  DUPLICATES("duplicates", "Duplicate records"),
  /** Removed before screening by automation tools. */
  AUTOMATION("automation", "Records marked as ineligible by automation tools"),
  /** Removed before screening for other reasons. */
  REMOVED("removed", "Records removed for other reasons"),
  /** Records screened. */
  SCREENED("screened", "Records screened"),
  /** Records excluded by screening. */
  EXCLUDED("excluded", "Records excluded"),
  /** Reports sought for retrieval. */
  SOUGHT("sought", "Reports sought for retrieval"),
  /** Reports not retrieved. */
  NOT_RETRIEVED("not retrieved", "Reports not retrieved"),
  /** Reports assessed for eligibility. */
  ASSESSED("assessed", "Reports assessed for eligibility"),
  /** Studies included in the review. */
  STUDIES("studies", "Studies included in review"),
  /** Reports of the studies included. */
  REPORTS("reports", "Reports of included studies");

  private final String id;
  private final String label;

  FlowItem(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /**
   * The item of a name.
   *
   * @param name as {@link #id}, in any case, with blanks, hyphens or underscores
   * @return the item
   * @throws MetaException for another name
   */
  public static FlowItem parse(String name) {
    String plain = name.strip().toLowerCase(Locale.ROOT).replaceAll("[_\\-\\s]+", " ");
    for (FlowItem item : values()) {
      if (item.id.equals(plain)) {
        return item;
      }
    }
    List<String> all = new java.util.ArrayList<>(Named.ids(values()));
    all.add(FlowCounts.REASON + "WHY");
    throw MetaException.unknown("item", name.strip(), "of a flow diagram", all);
  }

  @Override
  public String id() {
    return id;
  }

  /** The words of PRISMA. */
  @Override
  public String label() {
    return label;
  }
}
