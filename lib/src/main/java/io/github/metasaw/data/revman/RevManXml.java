package io.github.metasaw.data.revman;

import io.github.metasaw.data.revman.ReviewOutcome.Settings;
import io.github.metasaw.diagnostic.MetaException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The outcomes of a review that RevMan 5 saved (rm5). */
final class RevManXml extends DefaultHandler {

  /** How the names of elements end. */
  private static final String OUTCOME = "_OUTCOME";

  private static final String SUBGROUP = "_SUBGROUP";
  private static final String DATA = "_DATA";

  private final List<ReviewOutcome> outcomes = new ArrayList<>();
  private final Map<String, String> studies = new HashMap<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();

  private String comparisonNumber = "";
  private String comparison = "";
  private String number = "";
  private String name = "";
  private String subgroup = "";
  private @Nullable Settings settings;
  private List<ReviewRow> rows = new ArrayList<>();

  private RevManXml() {}

  /**
   * The outcomes of a review.
   *
   * @param text of the file
   * @param file its name, for messages
   * @throws MetaException if it is no XML
   */
  static List<ReviewOutcome> outcomes(String text, String file) {
    RevManXml review = new RevManXml();
    try {
      SAXParserFactory factory = SAXParserFactory.newInstance();
      // A review comes from anyone: no other files, no growing entities.
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.newSAXParser().parse(new InputSource(new StringReader(text)), review);
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw MetaException.of(
          "%s looks like a review of RevMan 5, but cannot be read: %s"
              .formatted(file, e.getMessage()));
    }
    return review.outcomes;
  }

  @Override
  public void startElement(String uri, String local, String element, Attributes attributes) {
    open.push(element);
    text.setLength(0);
    if (element.equals("STUDY")) {
      studies.put(value(attributes, "ID"), value(attributes, "NAME"));
    } else if (element.equals("COMPARISON")) {
      comparisonNumber = value(attributes, "NO");
      comparison = "";
    } else if (element.endsWith(OUTCOME)) {
      startOutcome(element, attributes);
    } else if (element.endsWith(SUBGROUP) && settings != null) {
      subgroup = value(attributes, "NO");
    } else if (element.endsWith(DATA) && settings != null) {
      String study = value(attributes, "STUDY_ID");
      rows.add(
          new ReviewRow(
              studies.getOrDefault(study, study),
              subgroup,
              settings
                  .kind()
                  .values(OutcomeKind.Field::xml, field -> number(attributes.getValue(field)))));
    }
  }

  @Override
  public void endElement(String uri, String local, String element) {
    open.pop();
    if (element.equals("NAME")) {
      named(open.peek(), text.toString().strip());
    } else if (element.equals("EFFECT_MEASURE") && settings != null) {
      settings =
          new Settings(
              settings.kind(), text.toString().strip(), settings.isSwapped(), settings.isLog());
    } else if (element.endsWith(SUBGROUP)) {
      subgroup = "";
    } else if (element.endsWith(OUTCOME) && settings != null) {
      outcomes.add(new ReviewOutcome(number, name, comparison, settings, rows));
      settings = null;
    }
  }

  @Override
  public void characters(char[] characters, int start, int length) {
    text.append(characters, start, length);
  }

  private void startOutcome(String element, Attributes attributes) {
    number = comparisonNumber + "." + value(attributes, "NO");
    name = "";
    rows = new ArrayList<>();
    for (OutcomeKind kind : OutcomeKind.values()) {
      if (element.equals(kind.element() + OUTCOME)) {
        boolean isSwapped = value(attributes, "SWAP_EVENTS").equals("YES");
        // EFFECT_SIZE is shown as a ratio, whatever was typed in.
        settings = new Settings(kind, value(attributes, "EFFECT_MEASURE"), isSwapped, false);
      }
    }
  }

  private void named(@Nullable String parent, String words) {
    if (parent == null) {
      return;
    }
    if (parent.equals("COMPARISON")) {
      comparison = words;
    } else if (parent.endsWith(OUTCOME)) {
      name = words;
    } else if (parent.endsWith(SUBGROUP)) {
      subgroup = words;
    }
  }

  private static String value(Attributes attributes, String name) {
    String value = attributes.getValue(name);
    return value == null ? "" : value;
  }

  private static double number(@Nullable String value) {
    try {
      return value == null || value.isBlank() ? Double.NaN : Double.parseDouble(value);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
