import './app.css';
import './app.h5.css';
