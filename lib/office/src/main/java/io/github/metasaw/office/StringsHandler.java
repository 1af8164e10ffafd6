package io.github.metasaw.office;

import java.util.ArrayList;
import java.util.List;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The texts that cells share, without their formats and phonetic readings. */
final class StringsHandler extends DefaultHandler {

  private final List<String> strings = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private boolean isText;
  private boolean isPhonetic;

  /** By the numbers that cells name. */
  List<String> strings() {
    return strings;
  }

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes) {
    isPhonetic |= name.equals("rPh");
    isText = name.equals("t") && !isPhonetic;
  }

  @Override
  public void endElement(String uri, String name, String qualified) {
    isText = false;
    isPhonetic &= !name.equals("rPh");
    if (name.equals("si")) {
      strings.add(text.toString());
      text.setLength(0);
    }
  }

  @Override
  public void characters(char[] characters, int start, int length) {
    if (isText) {
      text.append(characters, start, length);
    }
  }
}
