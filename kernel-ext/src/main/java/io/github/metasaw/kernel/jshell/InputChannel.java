package io.github.metasaw.kernel.jshell;

import org.dflib.jjava.jupyter.channels.StdinChannel;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.reply.InputReply;
import org.dflib.jjava.jupyter.messages.request.InputRequest;
import org.zeromq.ZMQ;

/** Asks the user for a line; an interrupt ends the waiting. */
final class InputChannel extends StdinChannel {

  private static final long LOOK_MS = 50;

  InputChannel(ZMQ.Context context, HMACGenerator signature) {
    super(context, signature);
  }

  @Override
  public synchronized String getInput(MessageContext context, String prompt, boolean isPassword) {
    try (ZMQ.Poller poller = ctx.poller(1)) {
      poller.register(this, ZMQ.Poller.POLLIN);
      while (poller.poll(0) > 0) {
        readMessage(); // the late answer to a cell that was interrupted
      }
      sendMessage(
          new Message<>(context, InputRequest.MESSAGE_TYPE, new InputRequest(prompt, isPassword)));
      CellRun run = CellRun.current();
      while (poller.poll(LOOK_MS) <= 0) {
        if (Thread.currentThread().isInterrupted() || (run != null && run.isCancelled())) {
          throw CellRun.interrupted();
        }
      }
      Message<InputReply> reply = readMessage(InputReply.MESSAGE_TYPE);
      return reply.getContent().getValue() + System.lineSeparator();
    }
  }
}
