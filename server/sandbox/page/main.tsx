import { createRoot } from "react-dom/client";
import { Desk } from "./desk";
import "./desk.css";
import "./phone.css";
import "./bubble.css";
import "./drawer.css";
import "./profile-sheet.css";

createRoot(document.getElementById("desk") as HTMLElement).render(<Desk />);
