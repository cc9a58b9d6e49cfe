package dev.cubechat.tui.words;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Emoji by the names that people type between colons. */
public final class Emoji {
    private static final Map<String, String> BY_NAME =
            table(
                    """
                    +1 👍 -1 👎 ok_hand 👌 clap 👏 wave 👋 pray 🙏 muscle 💪 point_up ☝️ point_right 👉
                    raised_hands 🙌 handshake 🤝 fist ✊ v ✌️ crossed_fingers 🤞 shrug 🤷 facepalm 🤦
                    heart ❤️ broken_heart 💔 blue_heart 💙 green_heart 💚 yellow_heart 💛 sparkling_heart 💖
                    smile 😄 smiley 😃 grin 😁 laughing 😆 joy 😂 rofl 🤣 slightly_smiling 🙂 upside_down 🙃
                    wink 😉 blush 😊 innocent 😇 heart_eyes 😍 star_struck 🤩 kissing_heart 😘 yum 😋
                    stuck_out_tongue 😛 zany 🤪 hugs 🤗 thinking 🤔 shush 🤫 neutral 😐 expressionless 😑
                    smirk 😏 unamused 😒 roll_eyes 🙄 grimacing 😬 relieved 😌 sleepy 😪 sleeping 😴 mask 😷
                    nauseated 🤢 dizzy_face 😵 exploding_head 🤯 cowboy 🤠 partying 🥳 sunglasses 😎 nerd 🤓
                    confused 😕 worried 😟 frowning ☹️ open_mouth 😮 flushed 😳 pleading 🥺 fearful 😨
                    cold_sweat 😰 cry 😢 sob 😭 scream 😱 sweat 😓 weary 😩 tired 😫 yawning 🥱 angry 😠 rage 😡
                    cursing 🤬 skull 💀 ghost 👻 robot 🤖 poop 💩 see_no_evil 🙈 eyes 👀 brain 🧠 speech 💬
                    tada 🎉 confetti 🎊 balloon 🎈 gift 🎁 trophy 🏆 medal 🏅 crown 👑 gem 💎 bell 🔔
                    fire 🔥 sparkles ✨ star ⭐ zap ⚡ sun ☀️ rainbow 🌈 cloud ☁️ umbrella ☔ snowflake ❄️ moon 🌙
                    earth 🌍 tree 🌳 flower 🌸 rose 🌹 sunflower 🌻 cactus 🌵 four_leaf_clover 🍀 leaf 🍃
                    dog 🐶 cat 🐱 mouse 🐭 fox 🦊 bear 🐻 panda 🐼 koala 🐨 lion 🦁 pig 🐷 frog 🐸 monkey 🐵
                    penguin 🐧 bird 🐦 owl 🦉 unicorn 🦄 bee 🐝 butterfly 🦋 snail 🐌 turtle 🐢 octopus 🐙 whale 🐳
                    apple 🍎 banana 🍌 grapes 🍇 lemon 🍋 strawberry 🍓 avocado 🥑 pizza 🍕 burger 🍔 fries 🍟
                    taco 🌮 sushi 🍣 ramen 🍜 cake 🍰 birthday 🎂 cookie 🍪 chocolate 🍫 ice_cream 🍦 doughnut 🍩
                    coffee ☕ tea 🍵 beer 🍺 beers 🍻 wine 🍷 cocktail 🍸 champagne 🍾 soccer ⚽ basketball 🏀
                    guitar 🎸 music 🎵 art 🎨 movie 🎬 camera 📷 video_game 🎮 dart 🎯 game_die 🎲 puzzle 🧩
                    car 🚗 bus 🚌 train 🚆 bike 🚲 airplane ✈️ rocket 🚀 ship 🚢 house 🏠 office 🏢 tent ⛺
                    phone 📱 computer 💻 keyboard ⌨️ bulb 💡 battery 🔋 wrench 🔧 hammer 🔨 gear ⚙️ link 🔗
                    lock 🔒 unlock 🔓 key 🔑 mag 🔍 pencil ✏️ memo 📝 book 📖 books 📚 calendar 📅 pushpin 📌
                    round_pushpin 📍 paperclip 📎 scissors ✂️ chart 📈 clipboard 📋 package 📦 envelope ✉️ inbox 📥
                    alarm ⏰ hourglass ⏳ watch ⌚ money 💰 credit_card 💳 warning ⚠️ no_entry ⛔ stop 🛑
                    construction 🚧 check ✅ heavy_check ✔️ x ❌ question ❓ exclamation ❗ 100 💯 recycle ♻️ new 🆕
                    ok 🆗 sos 🆘 soon 🔜 red_circle 🔴 green_circle 🟢 blue_circle 🔵 white_flag 🏳️ checkered_flag 🏁
                    bug 🐛 test_tube 🧪 dna 🧬 ship_it 🐿️ seedling 🌱 turtle_slow 🐢 zzz 💤 boom 💥 dash 💨 droplet 💧
                    """);

    /** What the screen offers first for a reaction. */
    public static final List<String> FOR_REACTIONS =
            List.of("👍", "❤️", "😂", "🎉", "😮", "😢", "🔥", "👀", "✅");

    private Emoji() {}

    /** All names with their emoji. */
    public static Map<String, String> all() {
        return BY_NAME;
    }

    /** The emoji of {@code :name:}; any other text is given back as it is. */
    public static String named(String text) {
        if (text.length() > 2 && text.startsWith(":") && text.endsWith(":")) {
            return BY_NAME.getOrDefault(text.substring(1, text.length() - 1), text);
        }
        return text;
    }

    private static Map<String, String> table(String text) {
        Map<String, String> table = new LinkedHashMap<>();
        String[] words = text.strip().split("\\s+", -1);
        for (int i = 0; i + 1 < words.length; i += 2) {
            table.put(words[i], words[i + 1]);
        }
        return table;
    }
}
