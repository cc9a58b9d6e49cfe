package dev.cubechat.tui.view;

import dev.cubechat.tui.Screen.Row;
import dev.cubechat.tui.desk.Reading;
import dev.cubechat.tui.talk.Post;
import dev.cubechat.tui.talk.Timeline;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The messages that are on the screen, and how the screen moves over them. Only those are drawn
 * that are needed, upwards from the bottom, however many there are.
 */
public final class Pane {
    private final Timeline timeline;
    private final Drawing drawing;
    private final int height;

    /**
     * A row of a message.
     *
     * @param ruler whether it only tells that a day, or what is new, begins there
     */
    public record Line(Row row, boolean ruler) {}

    /** Makes the rows of a message, which depend on the one before it. */
    interface Drawing {
        List<Line> draw(Post post, @Nullable Post before);
    }

    /** A row, and the message it belongs to. */
    public record Placed(Line line, Post post) {}

    /** What stands at the bottom: a message by its place, and how many of its rows are below. */
    private record Bottom(int index, int below) {}

    Pane(Timeline timeline, Drawing drawing, int height) {
        this.timeline = timeline;
        this.drawing = drawing;
        this.height = height;
    }

    /** The rows on the screen, the topmost first; fewer where there are not enough. */
    public List<Placed> rows(Reading reading) {
        List<Placed> upwards = new ArrayList<>();
        Bottom bottom = bottom(reading);
        int hidden = bottom.below();
        for (int i = bottom.index(); i >= 0 && upwards.size() < height; i--) {
            List<Line> rows = draw(i);
            for (int row = rows.size() - 1 - hidden; row >= 0; row--) {
                if (upwards.size() < height) {
                    upwards.add(new Placed(rows.get(row), timeline.get(i)));
                }
            }
            hidden = 0;
        }
        Collections.reverse(upwards);
        return upwards;
    }

    /** The messages of which the last row is on the screen. */
    public List<Post> seen(Reading reading) {
        List<Placed> rows = rows(reading);
        List<Post> seen = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Post post = rows.get(i).post();
            boolean lastRow =
                    i + 1 == rows.size()
                            ? bottom(reading).below() == 0
                            : !rows.get(i + 1).post().id().equals(post.id());
            if (lastRow) {
                seen.add(post);
            }
        }
        return seen;
    }

    /** How many messages are below the screen. */
    public int below(Reading reading) {
        return timeline.isEmpty() ? 0 : timeline.size() - 1 - bottom(reading).index();
    }

    /** Where the bottom is, from 0 for the first message at hand to 1 for the last. */
    public double position(Reading reading) {
        return timeline.size() < 2 ? 1 : (double) bottom(reading).index() / (timeline.size() - 1);
    }

    /** The screen moved over older messages. */
    public Reading up(Reading reading, int rows) {
        if (timeline.isEmpty()) {
            return reading;
        }
        Bottom bottom = bottom(reading);
        int index = bottom.index();
        int below = bottom.below() + rows;
        while (index > 0 && below >= draw(index).size()) {
            below -= draw(index).size();
            index--;
        }
        return notAbove(new Bottom(index, Math.min(below, draw(index).size() - 1)));
    }

    /** The oldest message at hand stays at the top. */
    private Reading notAbove(Bottom bottom) {
        if (bottom.index() >= height) {
            return at(bottom);
        }
        int total = 0;
        for (int i = 0; i < timeline.size(); i++) {
            total += draw(i).size();
            if (total >= height) {
                Bottom top = new Bottom(i, total - height);
                boolean isAbove =
                        bottom.index() < i || (bottom.index() == i && bottom.below() > top.below());
                return at(isAbove ? top : bottom);
            }
        }
        return at(new Bottom(timeline.size() - 1, 0));
    }

    /** The same screen, held by what stands at its bottom; no room stays empty above the oldest. */
    public Reading held(Reading reading) {
        return up(reading, 0);
    }

    /** The screen moved over newer messages. */
    public Reading down(Reading reading, int rows) {
        if (timeline.isEmpty()) {
            return reading;
        }
        Bottom bottom = bottom(reading);
        int index = bottom.index();
        int below = bottom.below() - rows;
        while (below < 0) {
            index++;
            if (index >= timeline.size()) {
                return timeline.reachesNewest()
                        ? new Reading.Newest()
                        : at(new Bottom(index - 1, 0));
            }
            below += draw(index).size();
        }
        boolean atEnd = index == timeline.size() - 1 && below == 0 && timeline.reachesNewest();
        return atEnd ? new Reading.Newest() : at(new Bottom(index, below));
    }

    /** The screen with this message near its top, or as much of what follows as there is. */
    public Reading from(int index) {
        int room = height - 1;
        for (int i = index; i < timeline.size(); i++) {
            room -= draw(i).size();
            if (room <= 0) {
                return notAbove(new Bottom(i, Math.min(-room, draw(i).size() - 1)));
            }
        }
        return timeline.reachesNewest()
                ? new Reading.Newest()
                : at(new Bottom(timeline.size() - 1, 0));
    }

    /** The screen moved as little as shows this message. */
    public Reading showing(Reading reading, int index) {
        List<Placed> rows = rows(reading);
        if (rows.isEmpty() || index < 0) {
            return reading;
        }
        Post wanted = timeline.get(index);
        long there = rows.stream().filter(row -> row.post().id().equals(wanted.id())).count();
        if (there == Math.min(draw(index).size(), height)) {
            return reading;
        }
        Bottom bottom = bottom(reading);
        return index < bottom.index() ? from(Math.max(0, index)) : at(new Bottom(index, 0));
    }

    private Reading at(Bottom bottom) {
        boolean atEnd =
                bottom.index() == timeline.size() - 1
                        && bottom.below() == 0
                        && timeline.reachesNewest();
        return atEnd
                ? new Reading.Newest()
                : Reading.At.of(timeline.get(bottom.index()), bottom.below());
    }

    private Bottom bottom(Reading reading) {
        int last = timeline.size() - 1;
        return switch (reading) {
            case Reading.Newest newest -> new Bottom(last, 0);
            case Reading.At at -> {
                int index = timeline.indexOf(at.message());
                if (index >= 0) {
                    yield new Bottom(index, Math.min(at.below(), draw(index).size() - 1));
                }
                yield new Bottom(
                        Math.min(timeline.indexFrom(at.dateSent(), at.message()), last), 0);
            }
        };
    }

    private List<Line> draw(int index) {
        return drawing.draw(timeline.get(index), index == 0 ? null : timeline.get(index - 1));
    }
}
